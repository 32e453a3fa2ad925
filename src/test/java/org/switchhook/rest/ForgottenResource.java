package org.switchhook.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource whose author forgot to name the right. */
@Path("forgotten")
@Singleton
public class ForgottenResource {
  @GET
  public String get() {
    return "never seen";
  }
}
