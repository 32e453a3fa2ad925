package org.switchhook.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.address.DomainId;

class InheritanceTest {
  private static final Holder USER =
      new Holder(Holder.Kind.USER, "64b7f0c2a91e5d3f08c7a112", new DomainId("team"));
  private static final Holder TEAM = Holder.of(new DomainId("team"));
  private static final Holder FIRM = Holder.of(new DomainId("firm"));

  /** - stands for "not set". */
  @ParameterizedTest(name = "admin {0}, user {1}, domain {2}, parent {3}")
  @CsvSource({
    "no,  -,   -,   -,   yes, DEFAULT",
    "no,  -,   -,   no,  no,  DOMAIN",
    "no,  -,   -,   yes, yes, DOMAIN",
    "no,  -,   no,  -,   no,  DOMAIN",
    "no,  -,   no,  yes, no,  DOMAIN",
    "no,  -,   yes, no,  yes, DOMAIN",
    "no,  no,  -,   -,   no,  USER",
    "no,  no,  yes, yes, no,  USER",
    "no,  yes, no,  no,  yes, USER",
    "no,  yes, -,   no,  yes, USER",
    "yes, no,  no,  no,  yes, ADMIN",
    "yes, -,   -,   -,   yes, ADMIN",
  })
  void nearestValueShouldWin(
      String admin, String user, String domain, String parent, String allowed, Source source) {
    Map<Holder, Boolean> values = new HashMap<>();
    put(values, USER, user);
    put(values, TEAM, domain);
    put(values, FIRM, parent);
    List<Holder> nearestFirst = new ArrayList<>(List.of(USER, TEAM, FIRM));

    for (Permission permission : Permission.values()) {
      Decision decision =
          new Inheritance(admin.equals("yes"), nearestFirst)
              .decide(
                  permission,
                  (holder, asked) ->
                      asked == permission
                          ? Optional.ofNullable(values.get(holder))
                          : Optional.empty());

      assertThat(decision.isAllowed()).isEqualTo(allowed.equals("yes"));
      assertThat(decision.source()).isEqualTo(source);
      assertThat(decision.permission()).isEqualTo(permission);
    }
  }

  private static void put(Map<Holder, Boolean> values, Holder holder, String word) {
    if (!word.equals("-")) {
      values.put(holder, word.equals("yes"));
    }
  }
}
