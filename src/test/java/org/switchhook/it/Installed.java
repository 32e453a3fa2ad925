package org.switchhook.it;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test needs programs of these names. Without one the test is left out and says why; with
 * {@code CI=true} it runs and fails, because there nothing may be left out.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Installed.Condition.class)
@interface Installed {
  String[] value();

  /** Looks along the search path. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context
          .getElement()
          .map(element -> element.getAnnotation(Installed.class))
          .filter(needed -> !"true".equals(System.getenv("CI")))
          .flatMap(needed -> Arrays.stream(needed.value()).filter(it -> !isThere(it)).findFirst())
          .map(missing -> ConditionEvaluationResult.disabled(missing + " is not installed"))
          .orElse(ConditionEvaluationResult.enabled("all it needs is there"));
    }

    private static boolean isThere(String program) {
      return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
  }
}
