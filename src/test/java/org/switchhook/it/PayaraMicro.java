package org.switchhook.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Payara Micro with {@code payara.boot} and the unpacked WAR, which it can take anew. */
final class PayaraMicro extends ProductionServer {
  private static final Path JAR = TARGET.resolve("payara-micro.jar");
  private static final Path ROOT = TARGET.resolve("payara-root");
  private static final Path APPLICATION =
      TARGET.resolve("payara-application").resolve("switchhook");
  private static final String DEPLOYED = "switchhook was successfully deployed";

  private int deployments = 1;

  PayaraMicro(Map<String, String> own) throws IOException {
    super("payara", own);
  }

  @Override
  void start() throws IOException, InterruptedException {
    delete(ROOT);
    delete(APPLICATION);
    unpack();
    Path boot = boot();
    launch(
        "ready in",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-jar",
            JAR.toString(),
            "--prebootcommandfile",
            boot.toString(),
            "--rootDir",
            ROOT.toString(),
            "--nocluster",
            "--disablephonehome",
            "--port",
            "" + port(),
            "--contextroot",
            "/",
            "--deploy",
            APPLICATION.toString()));
    await(DEPLOYED, 1);
  }

  /** The file as it is, but for the port that somebody else may have. */
  private static Path boot() throws IOException {
    String text = Files.readString(RECIPE.resolve("payara.boot"));
    String port = "--listenerport " + System.getProperty("switchhook.it.call-api");
    return Files.writeString(
        TARGET.resolve("payara.boot"), text.replace("--listenerport 5059", port));
  }

  @Override
  void redeploy() throws IOException, InterruptedException {
    unpack();
    Path mark = APPLICATION.resolve(".reload");
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
    Files.setLastModifiedTime(mark, FileTime.fromMillis(System.currentTimeMillis()));
    await(DEPLOYED, ++deployments);
  }

  /** As {@code unzip -o}. */
  private static void unpack() throws IOException {
    try (InputStream file = Files.newInputStream(WAR);
        ZipInputStream war = new ZipInputStream(file)) {
      for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
        Path path = APPLICATION.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.write(path, war.readAllBytes());
        }
      }
    }
  }

  @Override
  URI health() {
    return http("/health/ready");
  }
}
