package org.switchhook.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.directory.DirectoryFixture;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;
import org.switchhook.security.CallerSeen;
import org.switchhook.security.Role;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;

/** On the schema that the migrations make, checked against the entities by Hibernate. */
class PermissionsTest {
  private static final PermissionSet NO_CALLS = new PermissionSet(new Switch(false), null);
  private static final PermissionSet NO_DIAL_OUT = new PermissionSet(null, new Switch(false));
  private static final PermissionSet DIAL_OUT = new PermissionSet(null, new Switch(true));

  private final HandTime time = new HandTime();
  private final DirectoryFixture directory = new DirectoryFixture(Setting.class, Change.class);
  private final Settings settings = new Settings(new CountingIds(), time, directory.store);
  private final Permissions permissions = new Permissions(directory.directory, settings, true);
  private final PermissionKeeping keeping = new PermissionKeeping(directory.directory, settings);
  private final Caller admin = caller("root", "acme", Role.ADMIN);
  private final Caller above = caller("boss", "holding", Role.ADMIN);
  private final Caller stranger = caller("spy", "other", Role.ADMIN);
  private final Caller bob = caller("bob", "acme", Role.USER);
  private String bobsId;

  @BeforeEach
  void meet() {
    directory.place("acme", "holding");
    for (Caller each : List.of(admin, above, stranger, bob)) {
      directory.binding.bind(new CallerSeen(each, each.user().value()));
    }
    bobsId = directory.directory.of(bob).orElseThrow().id();
  }

  @AfterEach
  void drop() {
    directory.close();
  }

  private static Caller caller(String subject, String domain, Role role) {
    return new Caller(new UserId(subject), new DomainId(domain), role, subject);
  }

  private String dialOut() {
    return permissions.of(bob, Permission.DIAL_OUT).toString();
  }

  private static void assertRefused(ThrowingCallable call, int status, String id) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.status() + " " + problem.id()).isEqualTo(status + " " + id));
  }

  @Test
  void valueShouldHoldFromTheParentToTheUserAndBeInheritedAgain() {
    assertThat(dialOut()).contains("Allowed", "DEFAULT");
    keeping.setDomain(above, "holding", NO_DIAL_OUT);
    assertThat(dialOut()).contains("Refused", "DOMAIN");
    keeping.setDomain(admin, "acme", DIAL_OUT);
    assertThat(dialOut()).contains("Allowed", "DOMAIN");
    keeping.setUser(admin, bobsId, NO_DIAL_OUT);
    assertThat(dialOut()).contains("Refused", "USER");
    keeping.clearUser(admin, bobsId, Optional.of("dialOut"));
    keeping.clearDomain(admin, "acme", Optional.empty());
    assertThat(dialOut()).contains("Refused", "DOMAIN");
    assertThat(permissions.of(bob, Permission.RECEIVE_CALLS).isAllowed()).isTrue();
  }

  @Test
  void refusalShouldNameThePermission() {
    keeping.setUser(admin, bobsId, NO_DIAL_OUT);

    assertThatThrownBy(() -> permissions.of(bob, Permission.DIAL_OUT).require())
        .hasMessageContaining("dialOut")
        .extracting(e -> ((Problem) e).status() + " " + ((Problem) e).members())
        .isEqualTo("403 {permission=dialOut}");
    permissions.of(bob, Permission.RECEIVE_CALLS).require();
  }

  @Test
  void adminShouldBeLimitedOnlyWhenTheServerIsConfiguredSo() {
    keeping.setDomain(admin, "acme", NO_DIAL_OUT);
    Permissions strict = new Permissions(directory.directory, settings, false);

    assertThat(permissions.of(admin, Permission.DIAL_OUT).source()).isEqualTo(Source.ADMIN);
    assertThat(strict.of(admin, Permission.DIAL_OUT).isAllowed()).isFalse();
  }

  @Test
  void whatIsNotGivenShouldKeepItsValue() {
    keeping.setUser(admin, bobsId, NO_CALLS);

    assertThat(keeping.setUser(above, bobsId, DIAL_OUT))
        .isEqualTo(new PermissionSet(new Switch(false), new Switch(true)))
        .isEqualTo(keeping.ofUser(admin, bobsId));
    assertThat(permissions.effective(admin, bobsId))
        .isEqualTo(permissions.effective(bob))
        .isEqualTo(
            new EffectiveView(
                new EffectiveView.Effect(false, "user"), new EffectiveView.Effect(true, "user")));
    assertThat(keeping.ofDomain(admin, "acme")).isEqualTo(new PermissionSet(null, null));
  }

  @Test
  void callerWhoIsNotInTheDirectoryShouldInheritFromHisDomain() {
    keeping.setDomain(admin, "acme", NO_DIAL_OUT);

    assertThat(permissions.of(caller("new", "acme", Role.USER), Permission.DIAL_OUT).isAllowed())
        .isFalse();
    assertThat(permissions.of(caller("x", "never", Role.USER), Permission.DIAL_OUT).isAllowed())
        .isTrue();
  }

  @Test
  void strangersShouldFindNothing() {
    for (Caller other : List.of(stranger, bob)) {
      assertRefused(() -> keeping.setUser(other, bobsId, NO_CALLS), 404, "user-unknown");
      assertRefused(() -> keeping.ofUser(other, bobsId), 404, "user-unknown");
      assertRefused(() -> keeping.clearUser(other, bobsId, Optional.empty()), 404, "user-unknown");
      assertRefused(() -> permissions.effective(other, bobsId), 404, "user-unknown");
      assertRefused(() -> keeping.setDomain(other, "acme", NO_CALLS), 404, "domain-unknown");
    }
    assertRefused(() -> keeping.setDomain(admin, "holding", NO_CALLS), 404, "domain-unknown");
    assertThat(keeping.changes(stranger, Slice.of(null, null)).items()).isEmpty();
  }

  @Test
  void everyChangeShouldLeaveATraceAndOtherRequestsNone() {
    keeping.setUser(admin, bobsId, NO_CALLS);
    keeping.setUser(admin, bobsId, NO_CALLS);
    time.advance(Duration.ofSeconds(1));
    keeping.setDomain(above, "acme", NO_DIAL_OUT);
    time.advance(Duration.ofSeconds(1));
    keeping.clearUser(admin, bobsId, Optional.empty());

    List<ChangeView> trail = keeping.changes(admin, Slice.of(null, null)).items();
    assertThat(trail)
        .extracting(c -> c.of() + " " + c.permission() + " " + c.was() + " " + c.became())
        .containsExactly(
            "user receiveCalls false null",
            "domain dialOut null false",
            "user receiveCalls null false");
    assertThat(trail).extracting(ChangeView::byUser).containsExactly("root", "boss", "root");
    String next = keeping.changes(admin, Slice.of(null, "2")).next();
    assertThat(keeping.changes(admin, Slice.of(next, "2")).items()).containsExactly(trail.get(2));
  }

  @Test
  void whatIsWrongShouldBeNamed() {
    PermissionSet nothing = new PermissionSet(null, null);
    assertRefused(() -> keeping.setUser(admin, bobsId, nothing), 400, "permissions-missing");
    assertRefused(
        () -> keeping.clearUser(admin, bobsId, Optional.of("sing")), 400, "permission-unknown");
    assertRefused(() -> new Batch(List.of()), 400, "batch-invalid");
    assertRefused(() -> new Batch.Item(bobsId, "acme", DIAL_OUT), 400, "batch-invalid");
    assertRefused(() -> new Batch.Item(null, null, DIAL_OUT), 400, "batch-invalid");
  }

  @Test
  void batchShouldSetUsersAndDomains() {
    keeping.setAll(
        admin,
        new Batch(
            List.of(
                new Batch.Item(bobsId, null, DIAL_OUT),
                new Batch.Item(null, "acme", NO_DIAL_OUT))));

    assertThat(keeping.ofUser(admin, bobsId)).isEqualTo(DIAL_OUT);
    assertThat(keeping.ofDomain(admin, "acme")).isEqualTo(NO_DIAL_OUT);
  }
}
