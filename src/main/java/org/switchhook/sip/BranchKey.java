package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Ids;

/**
 * The secret of {@link InviteBranch}, a file in the data folder that only the owner of the process
 * may read. It outlives the process, so that answers that cross a restart are known as ours.
 */
@Singleton
class BranchKey {
  private static final String FILE = "sip-key";

  private final Path folder;
  private final Ids ids;

  @Inject
  BranchKey(@ConfigProperty(name = "switchhook.data") String folder, Ids ids) {
    this.folder = Path.of(folder);
    this.ids = ids;
  }

  /**
   * Reads the secret; the first time it is made.
   *
   * @throws IllegalStateException when the file can be neither read nor made
   */
  byte[] read() {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException("The SIP key " + file + " can not be read or made", e);
    }
  }

  /** A temporary file is readable by its owner alone from the moment it is made. */
  private void make(Path file) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, FILE, ".new");
    Files.write(fresh, (ids.next() + ids.next()).getBytes(US_ASCII));
    Files.move(fresh, file, ATOMIC_MOVE);
  }
}
