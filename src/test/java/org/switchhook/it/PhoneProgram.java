package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A phone that is a program of its own, such as SIPp or baresip; what it writes goes to a file. */
final class PhoneProgram implements AutoCloseable {
  private final Process process;
  private final Path log;

  private PhoneProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static PhoneProgram start(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("phone.log");
    return new PhoneProgram(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start(),
        log);
  }

  /** Writes the settings of a baresip on loopback into the folder. */
  static void configureBaresip(Path folder, int port, String account) throws IOException {
    Files.writeString(
        folder.resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        module g711.so
        module_app account.so
        module_app menu.so
        """
            .formatted(port));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:phone@127.0.0.1:%d>;regint=0%s\n".formatted(port, account));
  }

  /** Waits for a line of its log: it may write later than it speaks. */
  void awaitLog(String text) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!log().contains(text)) {
      assertThat(System.nanoTime()).as(log()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Waits for its end, which must be a good one. */
  void expectSuccess() throws IOException, InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the phone ends").isTrue();
    assertThat(process.exitValue()).as(log()).isZero();
  }

  private String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    end(process);
  }

  /** Asks it to end, and ends it when it still talks a while later: its ports are free then. */
  static void end(Process phone) {
    phone.destroy();
    try {
      phone.onExit().get(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      phone.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
