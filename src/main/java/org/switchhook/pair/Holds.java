package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.switchhook.platform.Problem;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswer;
import org.switchhook.security.Caller;

/** Holds and resumes calls for REST, which is answered when it is done. */
@Singleton
class Holds {
  private final PairCommands commands;
  private final PairPictures pictures;
  private final CurrentCaller caller;

  @Inject
  Holds(PairCommands commands, PairPictures pictures, CurrentCaller caller) {
    this.commands = commands;
    this.pictures = pictures;
    this.caller = caller;
  }

  /**
   * To be called on the thread of the request.
   *
   * @throws Problem 404 {@code call-unknown}, 409 {@code call-not-answered}, 400 {@code
   *     leg-invalid}
   */
  void change(boolean hold, String name, LegChoice choice, LateAnswer answer) {
    Caller who = caller.get();
    Side leg = choice.side();
    PairPicture picture = pictures.find(who, name).orElseThrow(CommandProblem::unknown);
    if (picture.state() == PairPicture.State.ENDED) {
      throw CommandProblem.notAnswered();
    }
    String id = picture.id();
    CommandListener listener = event -> tell(event, who, id, answer);
    if (hold) {
      commands.hold(who, id, leg, listener);
    } else {
      commands.resume(who, id, leg, listener);
    }
  }

  /** In the call's turn. */
  private void tell(CommandEvent event, Caller who, String id, LateAnswer answer) {
    if (event instanceof CommandEvent.Done) {
      answer.give(
          pictures
              .find(who, id)
              .<Object>map(picture -> Response.ok(PairView.of(picture)).build())
              .orElseGet(CommandProblem::unknown));
    } else if (event instanceof CommandEvent.Failed failed) {
      answer.give(problem(failed.failure()));
    }
  }

  /** One that was there a moment ago has ended. */
  private static Problem problem(Failure failure) {
    return failure.kind() == Failure.Kind.UNKNOWN_CALL
        ? CommandProblem.notAnswered()
        : CommandProblem.of(failure);
  }
}
