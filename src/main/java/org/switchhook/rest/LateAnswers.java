package org.switchhook.rest;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.AsyncResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Share;
import org.switchhook.platform.Work;

/** For resource methods that answer after they have returned. */
@Singleton
public class LateAnswers {
  private final Share readers;
  private final RequestId request;
  private final Provider<RequestContextController> contexts;

  /**
   * @param most threads that readers may hold at once who are slow to take their answer
   */
  @Inject
  public LateAnswers(
      Work work,
      RequestId request,
      Provider<RequestContextController> contexts,
      @ConfigProperty(name = "switchhook.rest.slow-readers") int most) {
    this.readers = new Share(work, most);
    this.request = request;
    this.contexts = contexts;
  }

  /** The answer to the request at hand; to be called on its thread. */
  public LateAnswer to(AsyncResponse response) {
    String id = request.get();
    return answer ->
        readers.execute(() -> RequestIdFilter.about(id).run(() -> resume(response, answer, id)));
  }

  /**
   * Filters and mappers ask for the request's id, so the context of a request is needed here too.
   */
  private void resume(AsyncResponse response, Object answer, String id) {
    RequestContextController context = contexts.get();
    boolean activated = context.activate();
    try {
      request.set(id);
      if (answer instanceof Throwable failure) {
        response.resume(failure);
      } else {
        response.resume(answer);
      }
    } finally {
      if (activated) {
        context.deactivate();
      }
    }
  }
}
