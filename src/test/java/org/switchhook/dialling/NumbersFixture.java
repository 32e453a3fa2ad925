package org.switchhook.dialling;

import java.util.Optional;

/** Numbers as read in Germany, for tests of other packages. */
public final class NumbersFixture {
  private NumbersFixture() {}

  public static Numbers german() {
    return new Numbers(new DiallingSettings("DE", false, Optional.empty(), Optional.empty()));
  }
}
