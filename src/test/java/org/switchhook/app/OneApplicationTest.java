package org.switchhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A resource that two applications list would answer at two places. */
class OneApplicationTest {
  @Test
  void everyResourceShouldAnswerInExactlyOneApplication() {
    List<String> resources =
        new ClassFileImporter()
            .importPath(java.nio.file.Path.of("target/classes")).stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::getName)
                .toList();
    List<String> listed =
        Stream.of(ApiApplication.CLASSES, SapiApplication.CLASSES)
            .flatMap(List::stream)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .map(Class::getName)
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(resources).isNotEmpty();
  }
}
