package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.it.TestServer;
import org.switchhook.platform.Json;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/**
 * What stands around every route, seen from outside on the running server. The archive has probe
 * routes, the packages {@code rest} and {@code security} and a database of its own.
 */
@ExtendWith(ArquillianExtension.class)
class RestIT {
  private static final Pattern LIBRARIES =
      Pattern.compile("(jackson|nimbus|flyway|h2-|jspecify).*\\.jar");

  private static String user;
  private static String admin;

  private final HttpClient http = HttpClient.newHttpClient();

  @Deployment(testable = false)
  static WebArchive archive() {
    File[] libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(File::new)
            .filter(file -> LIBRARIES.matcher(file.getName()).matches())
            .toArray(File[]::new);
    return ShrinkWrap.create(WebArchive.class, "probe.war")
        .addPackages(false, "org.switchhook.platform", "org.switchhook.address")
        .addPackages(false, "org.switchhook.security", "org.switchhook.rest")
        .addClass("org.switchhook.app.JsonProvider")
        .deleteClasses(testClasses())
        .addAsLibraries(libraries)
        .addAsResource("META-INF/persistence.xml")
        .addAsResource("db/migration/V2__idempotency.sql")
        .addAsResource(
            new StringAsset(
                defaults()
                    + "\nswitchhook.database.url=jdbc:h2:mem:rest-it;DB_CLOSE_DELAY=-1\n"),
            "META-INF/microprofile-config.properties")
        .addAsWebInfResource(new File("src/main/webapp/WEB-INF/beans.xml"), "beans.xml")
        .addAsWebInfResource(
            new File("src/main/webapp/WEB-INF/jboss-deployment-structure.xml"),
            "jboss-deployment-structure.xml");
  }
}
