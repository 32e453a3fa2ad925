package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.switchhook.platform.Problem;

/**
 * A place in a list: the sort keys of the last item that was sent. Opaque to clients, which only
 * hand it back; it gives no right, so every query still asks for the caller's domain.
 */
public record Cursor(List<String> keys) {
  private static final int LONGEST = 1024;
  private static final String BETWEEN = "\n";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** Keys are texts without line break, in the order of the sort; times as {@link Instant}. */
  public static Cursor at(Object... keys) {
    return new Cursor(List.of(keys).stream().map(Object::toString).toList());
  }

  /**
   * @throws Problem 400 {@code cursor-invalid} when the text was never one of ours
   */
  public static Cursor parse(String text) {
    if (text.length() > LONGEST) {
      throw invalid();
    }
    try {
      String keys = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      if (keys.indexOf('\0') >= 0) {
        throw invalid(); // no database stores it, and PostgreSQL fails when it is asked for it
      }
      return new Cursor(List.of(keys.split(BETWEEN, -1)));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** The form for the wire: letters, digits, - and _. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, keys).getBytes(UTF_8));
  }

  /**
   * One of the sort keys.
   *
   * @throws Problem 400 {@code cursor-invalid} when the cursor comes from another list
   */
  public String key(int index) {
    if (index >= keys.size()) {
      throw invalid();
    }
    return keys.get(index);
  }

  /** As {@link #key}; a key of another form is refused too. */
  public String key(int index, Pattern form) {
    String key = key(index);
    if (!form.matcher(key).matches()) {
      throw invalid();
    }
    return key;
  }

  /** As {@link #key}, for a time that a database can store. */
  public Instant time(int index) {
    try {
      Instant time = Instant.parse(key(index));
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw invalid();
      }
      return time;
    } catch (DateTimeException e) {
      throw invalid();
    }
  }

  private static Problem invalid() {
    return new Problem(
        400, "cursor-invalid", "cursor", "cursor must be the value of next in an earlier page");
  }
}
