package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;

/** Domains over REST; described in {@code openapi.yaml}. */
@Path("domains")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class DomainsResource {
  private final Directory directory;
  private final CurrentCaller caller;

  @Inject
  public DomainsResource(Directory directory, CurrentCaller caller) {
    this.directory = directory;
    this.caller = caller;
  }

  /** The whole list at once; the form is that of a last page. */
  @GET
  public Page<DomainView> list() {
    return new Page<>(directory.domains(caller.get()), null);
  }
}
