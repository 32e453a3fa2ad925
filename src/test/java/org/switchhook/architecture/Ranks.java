package org.switchhook.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may import whom: a class sees its own package and lower ranks.
 *
 * @param base package under which the ranked ones lie
 * @param ranks rank by package name, relative to {@code base}
 */
record Ranks(String base, Map<String, Integer> ranks) {

  List<String> violations(JavaClasses classes) {
    List<String> found = new ArrayList<>();
    Set<String> empty = new TreeSet<>(ranks.keySet());
    for (JavaClass type : classes) {
      String home = home(type.getPackageName());
      if (home == null) {
        continue;
      }
      empty.remove(home);
      if (!ranks.containsKey(home)) {
        found.add(type.getName() + " lives in a package without a rank");
      } else {
        found.addAll(upward(type, home));
      }
    }
    empty.forEach(name -> found.add("package " + name + " has a rank and no class"));
    return found;
  }

  private List<String> upward(JavaClass type, String home) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> !isAllowed(home, home(target.getPackageName())))
        .map(target -> type.getName() + " imports " + target.getName())
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }

  private boolean isAllowed(String from, String to) {
    return to == null
        || to.equals(from)
        || (ranks.containsKey(to) && ranks.get(to) < ranks.get(from));
  }

  /** The ranked package that a package is or lies in; null outside the base. */
  private String home(String name) {
    if (!name.startsWith(base + ".")) {
      return null;
    }
    String path = name.substring(base.length() + 1);
    String whole =
        path.startsWith("gateway.") ? path.split("\\.")[0] + "." + path.split("\\.")[1] : path;
    return ranks.containsKey(whole) ? whole : path.split("\\.")[0];
  }
}
