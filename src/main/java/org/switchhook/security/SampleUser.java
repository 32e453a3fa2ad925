package org.switchhook.security;

/**
 * The people of development mode: of the domain {@code example}, of one below it, and of a third
 * that has nothing to do with the two.
 */
public enum SampleUser {
  ALICE("alice", "example", "Alice Example", Role.ADMIN),
  BOB("bob", "example", "Bob Example", Role.USER),
  CAROL("carol", "example", "Carol Example", Role.USER),
  DAVE("dave", "sales.example", "Dave Sales", Role.USER),
  ERIN("erin", "elsewhere", "Erin Elsewhere", Role.ADMIN);

  private final String id;
  private final String domain;
  private final String displayName;
  private final Role role;

  SampleUser(String id, String domain, String displayName, Role role) {
    this.id = id;
    this.domain = domain;
    this.displayName = displayName;
    this.role = role;
  }

  /** The user id, which stands in the claim {@code sub} of his tokens. */
  public String id() {
    return id;
  }

  public String domain() {
    return domain;
  }

  public String displayName() {
    return displayName;
  }

  public Role role() {
    return role;
  }
}
