package org.switchhook.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which packages may see a library or a platform API.
 *
 * @param base package under which ours lie
 * @param homes our packages, relative to {@code base}, by the prefix of the library's packages
 */
record Homes(String base, Map<String, Set<String>> homes) {

  List<String> violations(JavaClasses classes) {
    List<String> found = new ArrayList<>();
    homes.forEach(
        (library, allowed) -> {
          boolean seen = false;
          for (JavaClass type : classes) {
            for (String name : uses(type, library)) {
              seen = true;
              if (allowed.stream().noneMatch(home -> isIn(type, home))) {
                found.add(type.getName() + " sees " + name);
              }
            }
          }
          if (!seen) {
            found.add("nobody uses " + library + ", so its rule guards nothing");
          }
        });
    return found;
  }

  private static List<String> uses(JavaClass type, String library) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
        .filter(name -> name.startsWith(library))
        .distinct()
        .sorted()
        .toList();
  }

  private boolean isIn(JavaClass type, String home) {
    String name = base + "." + home;
    return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
  }
}
