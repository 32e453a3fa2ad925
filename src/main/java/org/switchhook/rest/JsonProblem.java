package org.switchhook.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/** Says what is wrong with a JSON body in words of JSON; names of classes stay inside. */
final class JsonProblem {
  private static final int LONGEST_PATH = 128;
  private static final String OURS = "org.switchhook.";

  private JsonProblem() {}

  static Problem of(JsonProcessingException error) {
    if (error instanceof StreamConstraintsException) {
      return new Problem(400, "json-too-deep", null, "The JSON is nested too deep or too long");
    }
    if (error instanceof JsonMappingException mapping) {
      return mapping(mapping);
    }
    return malformed(error.getLocation());
  }

  private static Problem mapping(JsonMappingException error) {
    if (error.getCause() instanceof Problem problem) {
      return problem;
    }
    String path = path(error);
    if (error.getCause() instanceof InputCoercionException) {
      return new Problem(400, "field-invalid", path, path + " must be a number in range");
    }
    if (error.getCause() instanceof StreamReadException
        || error.getCause() instanceof StreamConstraintsException) {
      return of((JsonProcessingException) error.getCause());
    }
    if (error instanceof UnrecognizedPropertyException) {
      return new Problem(400, "field-unknown", path, path + " is not a member that is known here");
    }
    return new Problem(400, "field-invalid", path, path + " " + rule(error));
  }

  private static Problem malformed(@Nullable JsonLocation at) {
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new Problem(400, "json-malformed", null, "The body is not well-formed JSON" + where);
  }

  /** Such as {@code options.actorId} or {@code urls[2]}; {@code body} for the whole of it. */
  private static String path(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : error.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "body" : Text.clean(path.toString(), LONGEST_PATH);
  }

  private static String rule(JsonMappingException error) {
    if (error.getCause() instanceof IllegalArgumentException broken && isOurs(broken)) {
      return "is " + broken.getMessage();
    }
    if (error.getCause() instanceof NullPointerException) {
      return "lacks a member that is required";
    }
    Class<?> wanted =
        error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return wanted == null ? "does not have the right form" : "must be " + word(wanted);
  }

  /** True when a check of ours refused the value: only then the message is meant to be read. */
  private static boolean isOurs(Throwable broken) {
    StackTraceElement[] trace = broken.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
  }

  private static String word(Class<?> type) {
    if (type.isEnum()) {
      return "one of the words that are listed for it";
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return "a number in range";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return "a text of the right form";
  }
}
