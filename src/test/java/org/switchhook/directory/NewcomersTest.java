package org.switchhook.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.transaction.RollbackException;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.security.Caller;
import org.switchhook.security.CallerSeen;
import org.switchhook.security.Role;
import org.switchhook.testkit.CountingIds;

/** Somebody whom the server sees for the first time, in many requests at once. */
class NewcomersTest {
  private static final CallerSeen ADA =
      new CallerSeen(
          new Caller(new UserId("u1"), new DomainId("acme"), Role.USER, "Ada"), "ada@acme");

  /** Fails as a container does when another transaction was first. */
  private static final class Late extends Binding {
    private final int failures;
    private int tries;

    Late(int failures) {
      super(null, null, new CountingIds());
      this.failures = failures;
    }

    @Override
    public void bind(CallerSeen seen) {
      tries++;
      if (tries <= failures) {
        Late.<RuntimeException>fail(new RollbackException("Could not commit"));
      }
    }

    /** Throws a checked exception that nobody has declared. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void fail(Exception e) throws E {
      throw (E) e;
    }
  }

  @Test
  void oneWhoseCommitComesSecondShouldBeFoundAtTheNextTry() {
    Late binding = new Late(1);

    new Newcomers(binding).on(ADA);

    assertThat(binding.tries).isEqualTo(2);
  }

  @Test
  void nobodyShouldBeTurnedAwayWhenTheStoreFailsAgainAndAgain() {
    Newcomers newcomers = new Newcomers(new Late(2));

    assertThatCode(() -> newcomers.on(ADA)).doesNotThrowAnyException();
  }

  @Test
  void roleThatChangesBackShouldBeStoredAgain() {
    Late binding = new Late(0);
    Newcomers newcomers = new Newcomers(binding);
    Caller admin = new Caller(new UserId("u1"), new DomainId("acme"), Role.ADMIN, "Ada");
    newcomers.on(ADA);
    newcomers.on(ADA);
    newcomers.on(new CallerSeen(admin, "ada@acme"));
    newcomers.on(ADA);

    assertThat(binding.tries).isEqualTo(3);
  }
}
