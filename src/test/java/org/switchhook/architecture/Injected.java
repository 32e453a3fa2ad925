package org.switchhook.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Time, ids and randomness come by injection, loggers from one class: nobody calls these outside
 * the package that provides them.
 *
 * @param provider full name of that package
 */
record Injected(String provider) {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getLogger",
          "java.lang.Thread.sleep",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.UUID.randomUUID",
          "java.lang.Math.random",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>",
          "java.util.concurrent.ThreadLocalRandom.current");

  List<String> violations(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (!type.getPackageName().equals(provider)) {
        calls(type)
            .filter(access -> FORBIDDEN.contains(name(access)))
            .filter(access -> !hasClockArgument(access))
            .forEach(access -> found.add(type.getName() + " calls " + name(access)));
      }
    }
    return List.copyOf(found);
  }

  private static Stream<? extends JavaAccess<?>> calls(JavaClass type) {
    return Stream.concat(
        type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream());
  }

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static boolean hasClockArgument(JavaAccess<?> access) {
    return access.getTarget().getFullName().contains("(java.time.Clock)");
  }
}
