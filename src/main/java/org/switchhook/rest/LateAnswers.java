package org.switchhook.rest;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.AsyncResponse;
import org.switchhook.platform.Work;

/** For resource methods that answer after they have returned. */
@Singleton
public class LateAnswers {
  private final Work work;
  private final RequestId request;
  private final Provider<RequestContextController> contexts;

  @Inject
  public LateAnswers(Work work, RequestId request, Provider<RequestContextController> contexts) {
    this.work = work;
    this.request = request;
    this.contexts = contexts;
  }

  /** The answer to the request at hand; to be called on its thread. */
  public LateAnswer to(AsyncResponse response) {
    String id = request.get();
    return answer -> work.execute(() -> resume(response, answer, id));
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
