package org.switchhook.directory;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** What the directory refuses, in the words of the wire. */
public final class DirectoryProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private DirectoryProblem(int status, String id, @Nullable String field, String detail) {
    super(status, id, field, detail);
  }

  /** The same answer for a user that never was and one who is none of the caller's business. */
  public static DirectoryProblem userUnknown() {
    return new DirectoryProblem(404, "user-unknown", null, "There is no such user for you");
  }

  /** As {@link #userUnknown}. */
  public static DirectoryProblem domainUnknown() {
    return new DirectoryProblem(404, "domain-unknown", null, "There is no such domain for you");
  }

  static DirectoryProblem numbers(int most) {
    return new DirectoryProblem(
        400,
        "numbers-invalid",
        "numbers",
        "numbers must be at most " + most + " telephone numbers in the form +493023125042");
  }

  static DirectoryProblem numberTaken() {
    return new DirectoryProblem(
        409, "number-taken", "numbers", "One of the numbers rings somebody else");
  }
}
