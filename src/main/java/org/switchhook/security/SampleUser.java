package org.switchhook.security;

/** The people of the sample domain {@code example} in development mode. */
public enum SampleUser {
  ALICE("alice", "Alice Example", Role.ADMIN),
  BOB("bob", "Bob Example", Role.USER),
  CAROL("carol", "Carol Example", Role.USER);

  private final String id;
  private final String displayName;
  private final Role role;

  SampleUser(String id, String displayName, Role role) {
    this.id = id;
    this.displayName = displayName;
    this.role = role;
  }

  /** The user id, which stands in the claim {@code sub} of his tokens. */
  public String id() {
    return id;
  }

  public String displayName() {
    return displayName;
  }

  public Role role() {
    return role;
  }
}
