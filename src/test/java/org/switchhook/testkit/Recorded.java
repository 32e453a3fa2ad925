package org.switchhook.testkit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A CDI event that keeps what was fired. Asynchronous and qualified events are refused. */
public final class Recorded<T> implements Event<T> {
  private final List<T> fired = new ArrayList<>();
  private boolean fails;

  public List<T> fired() {
    return List.copyOf(fired);
  }

  /** Makes its observers fail from now on. */
  public void failing() {
    fails = true;
  }

  @Override
  public void fire(T event) {
    fired.add(event);
    if (fails) {
      throw new IllegalStateException("an observer that fails");
    }
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException(
        "facts are fired in order, on the thread of their turn");
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    return fireAsync(event);
  }

  @Override
  public Event<T> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException("facts have no qualifiers");
  }

  @Override
  public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("facts have no qualifiers");
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("facts have no qualifiers");
  }
}
