package org.switchhook.sandbox;

/** In what a simulated phone differs from a well-behaved one; the default is none of these. */
enum Trait {
  /** Answers no message at all. */
  SILENT,
  /** Answers a CANCEL with 200 and then the INVITE with 200, as when both crossed. */
  ANSWERS_WHEN_CANCELLED,
  /** The first copy of the answer is not sent; its repetitions are. */
  LOSES_FIRST_ANSWER,
  /** Sends every response twice. */
  TWICE,
  /** Asks for digest: MD5, no qop (RFC 2617). */
  DIGEST,
  /** Asks for digest: MD5, qop=auth, and once more with a fresh nonce and stale=true. */
  DIGEST_STALE,
  /** Asks for digest: SHA-256, qop=auth (RFC 8760). */
  DIGEST_SHA256,
  /** Asks for digest at INVITE, INFO and BYE, each with a nonce of its own: MD5, qop=auth. */
  DIGEST_EACH,
  /** Answers INFO with 415. */
  REFUSES_INFO,
  /** Answers INFO after half a second. */
  SLOW_INFO,
  /** Answers INFO with 481. */
  INFO_UNKNOWN,
  /** Answers BYE with 481. */
  BYE_UNKNOWN,
  /** Does not answer BYE. */
  BYE_IGNORED
}
