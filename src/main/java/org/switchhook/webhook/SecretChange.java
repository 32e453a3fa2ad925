package org.switchhook.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A secret that replaces the present one. Unchecked.
 *
 * @param secret null for one of ours
 */
record SecretChange(@Nullable String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "change of a secret";
  }
}
