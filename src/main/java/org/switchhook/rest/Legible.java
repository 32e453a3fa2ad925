package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/**
 * Whether JAX-RS can read what stands around the body of a request. The server writes a stack trace
 * into the log for each request that it can not read, and answers some of them with 500; a stranger
 * could fill the log with them.
 */
final class Legible {
  /** RFC 9110 section 12.4.2, and the forms with fewer or more digits that are seen. */
  private static final Pattern QUALITY = Pattern.compile("0?\\.[0-9]+|0\\.?|1(\\.0*)?");

  /** The parts of a list (RFC 9110 section 5.6.1); a comma in quotes parts nothing. */
  private static final Pattern PARTS = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private static final Pattern LANGUAGE =
      Pattern.compile("[^;=\"]*(?:;\\s*q\\s*=\\s*(" + QUALITY + ")\\s*)?");

  /** A byte of a path in its percent form, or characters as they are. */
  private static final Pattern PIECE = Pattern.compile("%([0-9A-Fa-f]{2})|%|[^%]+");

  private static final int LONGEST = 1024;

  private Legible() {}

  /** The refusal of a request that can not be read; empty for all others. */
  static Optional<Problem> refusal(HttpServletRequest request) {
    if (!isUtf8(request.getRequestURI())) {
      return Optional.of(illegible(null, "The path is not written in UTF-8"));
    }
    if (!isMediaType(request.getContentType())) {
      return Optional.of(illegible(HttpHeaders.CONTENT_TYPE, "Content-Type is no media type"));
    }
    if (!all(request, HttpHeaders.ACCEPT, Legible::isMediaRange)) {
      return Optional.of(illegible(HttpHeaders.ACCEPT, "Accept is no list of media types"));
    }
    if (!all(request, HttpHeaders.ACCEPT_LANGUAGE, part -> LANGUAGE.matcher(part).matches())) {
      return Optional.of(
          illegible(HttpHeaders.ACCEPT_LANGUAGE, "Accept-Language is no list of languages"));
    }
    return Optional.empty();
  }

  private static Problem illegible(@Nullable String field, String rule) {
    return new Problem(400, "request-malformed", field, rule);
  }

  private static boolean all(HttpServletRequest request, String header, Predicate<String> legible) {
    for (String value : Collections.list(request.getHeaders(header))) {
      if (value.length() > LONGEST || !PARTS.splitAsStream(value).allMatch(legible)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMediaRange(String part) {
    try {
      String quality = MediaType.valueOf(part.strip()).getParameters().get("q");
      return quality == null || QUALITY.matcher(quality).matches();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isMediaType(@Nullable String value) {
    return value == null || (value.length() <= LONGEST && isMediaRange(value));
  }

  private static boolean isUtf8(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher pieces = PIECE.matcher(encoded);
    while (pieces.find()) {
      if (pieces.group(1) == null) {
        bytes.writeBytes(pieces.group().getBytes(UTF_8));
      } else {
        bytes.write(Integer.parseInt(pieces.group(1), 16));
      }
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
