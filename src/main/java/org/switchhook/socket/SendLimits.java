package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much the server keeps for a peer that does not read, or is away.
 *
 * @param queueMessages messages that may wait on one open socket
 * @param queueBytes their size together
 * @param resumeMessages latest messages of a session kept for a resume; at most the queue, which
 *     has to take them all at once
 * @param resumeBytes their size together
 * @param resumeTime how long a session outlives its socket
 */
@Singleton
public record SendLimits(
    int queueMessages, int queueBytes, int resumeMessages, int resumeBytes, Duration resumeTime) {
  @Inject
  public SendLimits(
      @ConfigProperty(name = "switchhook.socket.queue-messages") int queueMessages,
      @ConfigProperty(name = "switchhook.socket.queue-bytes") int queueBytes,
      @ConfigProperty(name = "switchhook.socket.resume-messages") int resumeMessages,
      @ConfigProperty(name = "switchhook.socket.resume-bytes") int resumeBytes,
      @ConfigProperty(name = "switchhook.socket.resume-time") Duration resumeTime) {
    if (resumeMessages >= queueMessages || resumeBytes >= queueBytes) {
      throw new IllegalArgumentException(
          "switchhook.socket.resume-messages and resume-bytes must be below the queue's");
    }
    this.queueMessages = queueMessages;
    this.queueBytes = queueBytes;
    this.resumeMessages = resumeMessages;
    this.resumeBytes = resumeBytes;
    this.resumeTime = resumeTime;
  }
}
