package org.switchhook.security;

/** What a caller may do in his domain. */
public enum Role {
  USER,
  ADMIN
}
