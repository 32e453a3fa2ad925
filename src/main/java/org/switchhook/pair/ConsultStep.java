package org.switchhook.pair;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A change of a {@link Consult}: the only kind of operation while there is one. */
record ConsultStep(Supplier<CompletionStage<@Nullable Failure>> steps, CommandListener listener)
    implements Op {
  @Override
  public CompletionStage<@Nullable Failure> run() {
    return steps.get();
  }
}
