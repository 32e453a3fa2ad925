package org.switchhook.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.DomainId;
import org.switchhook.address.E164;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;
import org.switchhook.security.CallerSeen;
import org.switchhook.security.Mode;
import org.switchhook.security.Role;
import org.switchhook.testkit.MapConfig;

/** On the schema that the migrations make, checked against the entities by Hibernate. */
class DirectoryTest {
  private static final E164 NUMBER = new E164("+493023125902", null);

  private static final Slice ALL = Slice.of(null, null);

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final Directory directory = fixture.directory;
  private final Caller admin = caller("root", "acme", Role.ADMIN);
  private final Caller stranger = caller("spy", "other", Role.ADMIN);

  @AfterEach
  void drop() {
    fixture.close();
  }

  private static Caller caller(String subject, String domain, Role role) {
    return new Caller(new UserId(subject), new DomainId(domain), role, subject);
  }

  private UserView seen(Caller caller, String username) {
    fixture.binding.bind(new CallerSeen(caller, username));
    return directory.of(caller).orElseThrow();
  }

  @Test
  void firstTokenShouldMakeTheUserAndHisDomain() {
    UserView bob = seen(caller("s-1", "acme", Role.USER), "bob");

    assertThat(bob.id()).matches("[0-9a-f]{24}");
    assertThat(bob.username() + "@" + bob.domain() + " " + bob.role()).isEqualTo("bob@acme user");
    assertThat(directory.lineage(new DomainId("acme"))).hasSize(1);
  }

  @Test
  void subjectShouldStayWithItsUserWhenNameAndRoleChange() {
    UserView before = seen(caller("s-1", "acme", Role.USER), "bob");
    UserView after = seen(caller("s-1", "acme", Role.ADMIN), "robert");

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.username()).isEqualTo("bob");
    assertThat(after.isAdmin()).isTrue();
  }

  @Test
  void userWhoWasThereBeforeShouldBeBoundByHisNameOnce() {
    fixture.domains.keep(new DomainId("acme"));
    String id = "64b7f0c2a91e5d3f08c7a112";
    fixture.users.add(new User(id, new DomainId("acme"), "bob", Role.USER));

    assertThat(seen(caller("s-1", "acme", Role.USER), "bob").id()).isEqualTo(id);
    UserView namesake = seen(caller("s-2", "acme", Role.USER), "bob");
    assertThat(namesake.id()).isNotEqualTo(id).isEqualTo(namesake.username());
    assertThat(seen(caller("s-1", "other", Role.USER), "bob").id()).isNotEqualTo(id);
  }

  @Test
  void nameThatCanNotBeKeptShouldGiveWayToTheSubject() {
    assertThat(seen(caller("s-1", "acme", Role.USER), "b\r\nob").username()).isEqualTo("s-1");
  }

  @Test
  void adminShouldSeeHisDomainAndThoseBelowAndNoOther() {
    fixture.domains.move(new DomainId("sales"), new DomainId("acme"));
    fixture.domains.move(new DomainId("acme"), new DomainId("holding"));
    UserView below = seen(caller("d", "sales", Role.USER), "dave");
    UserView above = seen(caller("h", "holding", Role.USER), "hugo");
    UserView other = seen(stranger, "spy");

    assertThat(directory.user(admin, below.id())).isEqualTo(below);
    assertThat(directory.list(admin, ALL).items()).containsExactly(below);
    assertThat(directory.domains(admin))
        .containsExactly(new DomainView("acme", null), new DomainView("sales", "acme"));
    for (String id : List.of(above.id(), other.id(), "000000000000000000000000", "x")) {
      assertThatThrownBy(() -> directory.user(admin, id))
          .hasMessage("There is no such user for you");
    }
    for (String id : List.of("holding", "other", "never", "a b")) {
      assertThatThrownBy(() -> directory.domain(admin, id))
          .hasMessage("There is no such domain for you");
    }
  }

  @Test
  void personWithoutTheRoleShouldRunNothing() {
    UserView bob = seen(caller("s-1", "acme", Role.USER), "bob");

    assertThatThrownBy(() -> directory.user(caller("s-1", "acme", Role.USER), bob.id()))
        .isInstanceOf(DirectoryProblem.class);
  }

  @Test
  void numberShouldRingOneUser() {
    UserView bob = seen(caller("s-1", "acme", Role.USER), "bob");
    UserView carol = seen(caller("s-2", "acme", Role.USER), "carol");
    NumbersOfUser numbers = new NumbersOfUser(List.of(NUMBER.digits()));

    assertThat(directory.number(admin, bob.id(), numbers).numbers()).hasSize(1);
    assertThat(directory.ownerOf(NUMBER))
        .hasValueSatisfying(u -> assertThat(u.id()).isEqualTo(bob.id()));
    assertThatThrownBy(() -> directory.number(admin, carol.id(), numbers))
        .extracting(e -> ((Problem) e).id())
        .isEqualTo("number-taken");
    directory.number(admin, bob.id(), new NumbersOfUser(List.of()));
    assertThat(directory.number(admin, carol.id(), numbers).numbers()).hasSize(1);
    assertThatThrownBy(() -> directory.number(admin, bob.id(), new NumbersOfUser(List.of("030 1"))))
        .hasMessageContaining("+493023125042");
  }

  @Test
  void numberThatTwoGetAtOnceShouldRingTheFirst() {
    UserView bob = seen(caller("s-1", "acme", Role.USER), "bob");
    UserView carol = seen(caller("s-2", "acme", Role.USER), "carol");
    NumbersOfUser numbers = new NumbersOfUser(List.of(NUMBER.digits()));
    fixture.commit();
    directory.number(admin, bob.id(), numbers);
    Directory other = fixture.other(fixture::commit);

    assertThatThrownBy(() -> other.number(admin, carol.id(), numbers))
        .extracting(e -> ((Problem) e).id())
        .isEqualTo("number-taken");
    assertThat(directory.ownerOf(NUMBER)).map(UserView::id).hasValue(bob.id());
  }

  @Test
  void domainShouldNeverLieBelowItself() {
    fixture.domains.move(new DomainId("b"), new DomainId("a"));
    fixture.domains.move(new DomainId("c"), new DomainId("b"));

    assertThatThrownBy(() -> fixture.domains.move(new DomainId("a"), new DomainId("c")))
        .hasMessage("a can not lie below c");
    assertThatThrownBy(() -> fixture.domains.move(new DomainId("a"), new DomainId("a")))
        .isInstanceOf(IllegalArgumentException.class);
    fixture.domains.move(new DomainId("b"), null);
    assertThat(directory.lineage(new DomainId("c")))
        .containsExactly(new DomainId("c"), new DomainId("b"));
  }

  @Test
  void configuredTreeAndSampleUsersShouldBeThereBeforeTheFirstToken() {
    MapConfig config =
        new MapConfig().with("switchhook.directory.parents", "sales.example:example");

    seeds("production", config).sow();
    assertThat(directory.list(caller("alice", "example", Role.ADMIN), ALL).items()).isEmpty();
    seeds("development", config).sow();
    seeds("development", config).sow();

    assertThat(directory.lineage(new DomainId("sales.example"))).hasSize(2);
    List<UserView> users = directory.list(caller("alice", "example", Role.ADMIN), ALL).items();
    assertThat(users).extracting(UserView::username).contains("alice", "dave").hasSize(4);
    assertThat(users).allSatisfy(user -> assertThat(user.numbers()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a:b:c", "a b:c", ":b", "a:b,a:c"})
  void configuredTreeShouldBeRefusedWhenItCanNotBeRead(String parents) {
    MapConfig config = new MapConfig().with("switchhook.directory.parents", parents);

    assertThatThrownBy(() -> new DirectorySettings(config))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Seeds seeds(String mode, MapConfig config) {
    return new Seeds(
        new Mode(mode), new DirectorySettings(config), fixture.domains, fixture.users, fixture.ids);
  }

  @Test
  void callerShouldNotBeTurnedAwayWhenHeCanNotBeStored() {
    Newcomers newcomers = new Newcomers(fixture.binding);
    CallerSeen seen = new CallerSeen(caller("s-1", "acme", Role.USER), "bob");

    fixture.breakDown();
    newcomers.on(seen);
    fixture.mend();
    newcomers.on(seen);

    assertThat(directory.of(seen.caller())).isPresent();
  }

  @Test
  void treeShouldNotGrowTooDeep() {
    for (int level = 1; level < Domains.DEEPEST; level++) {
      fixture.domains.move(new DomainId("d" + level), new DomainId("d" + (level - 1)));
    }
    DomainId deepest = new DomainId("d" + (Domains.DEEPEST - 1));

    assertThat(directory.lineage(deepest)).hasSize(Domains.DEEPEST);
    assertThatThrownBy(() -> fixture.domains.move(new DomainId("more"), deepest))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
