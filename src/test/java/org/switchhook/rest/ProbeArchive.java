package org.switchhook.rest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A small WAR beside the real one: the packages that stand around every route as they are built,
 * the probe routes, and a database in memory.
 */
final class ProbeArchive {
  private static final Path BUILT = Path.of("target", "classes");
  private static final Path WEB = Path.of("src", "main", "webapp", "WEB-INF");
  private static final Pattern KEPT =
      Pattern.compile(
          "org/switchhook/((platform|address|security|rest)/.*|app/JsonProvider.class)"
              + "|META-INF/(persistence.xml|microprofile-config.properties)|db/migration/V2__.*");
  private static final Pattern LIBRARIES =
      Pattern.compile("(jackson|nimbus|flyway|h2-|postgresql|jspecify).*\\.jar");

  /** Goes before what the server was told of the database of the real one. */
  private static final String DATABASE =
      """
      config_ordinal=500
      switchhook.database.url=jdbc:h2:mem:rest-it;DB_CLOSE_DELAY=-1
      """;

  private ProbeArchive() {}

  static WebArchive make() {
    File beans = WEB.resolve("beans.xml").toFile();
    return ShrinkWrap.create(WebArchive.class, "probe.war")
        .addClasses(ProbeApplication.class, ProbeApplication.Schema.class)
        .addClasses(ProbeResource.class, ProbeResource.Thing.class, ForgottenResource.class)
        .addAsResource(new StringAsset(DATABASE), "META-INF/microprofile-config.properties")
        .addAsLibraries(built())
        .addAsLibraries(libraries())
        .addAsWebInfResource(beans, "beans.xml")
        .addAsWebInfResource(
            WEB.resolve("jboss-deployment-structure.xml").toFile(),
            "jboss-deployment-structure.xml");
  }

  private static JavaArchive built() {
    JavaArchive jar =
        ShrinkWrap.create(JavaArchive.class, "built.jar")
            .addAsManifestResource(WEB.resolve("beans.xml").toFile(), "beans.xml");
    try (Stream<Path> files = Files.walk(BUILT)) {
      files
          .filter(file -> KEPT.matcher(BUILT.relativize(file).toString()).matches())
          .filter(Files::isRegularFile)
          .forEach(
              file -> jar.add(new FileAsset(file.toFile()), BUILT.relativize(file).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static File[] libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(file -> LIBRARIES.matcher(file.getName()).matches())
        .toArray(File[]::new);
  }
}
