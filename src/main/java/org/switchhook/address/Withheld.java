package org.switchhook.address;

/** A caller of whom no number or address is known. He cannot be called. */
public record Withheld() implements Party {
  private static final String WORD = "anonymous";

  @Override
  public String masked() {
    return WORD;
  }

  @Override
  public String text() {
    return WORD;
  }

  @Override
  public String toString() {
    return masked();
  }
}
