package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session description of a phone. It is checked here, once: length, form of the m= and c=
 * lines, control characters. An address of 0.0.0.0 means that its sender wants to hear nothing (RFC
 * 3264 8.4), so it takes receiving out of the direction.
 */
final class MediaReader {
  private static final int MAX_LENGTH = 16 * 1024;
  private static final int MAX_LINE = 1024;
  private static final int MAX_LINES = 500;
  private static final Predicate<String> ADDRESS =
      Pattern.compile("c=IN IP[46] [!-~]{1,255}").asMatchPredicate();
  private static final Pattern NOWHERE = Pattern.compile("c=IN IP4 0\\.0\\.0\\.0(/.*)?");
  private static final Predicate<String> PASSED =
      Pattern.compile("[abcik]=\\P{Cntrl}*").asMatchPredicate();
  private static final Predicate<String> OF_EACH_LINE =
      Pattern.compile("a=(fingerprint|setup|ice-ufrag|ice-pwd|ice-options|crypto)[: ].*")
          .asMatchPredicate();

  private final List<String> common = new ArrayList<>();
  private final List<MediaSection> sections = new ArrayList<>();
  private int most = Media.MAX_SECTIONS;
  private @Nullable String address;
  private MediaDirection direction = MediaDirection.SENDRECV;

  Optional<Media> read(String sdp) {
    if (sdp.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    List<String> lines = sdp.lines().toList();
    boolean readable =
        !lines.isEmpty()
            && lines.size() <= MAX_LINES
            && lines.get(0).equals("v=0")
            && lines.stream().allMatch(line -> line.length() <= MAX_LINE);
    return readable && take(lines) ? Optional.of(new Media(sections)) : Optional.empty();
  }

  /** What we wrote ourselves has the form, and is as long as it had to be. */
  Optional<Media> readOwn(String sdp) {
    most = Integer.MAX_VALUE;
    List<String> lines = sdp.lines().toList();
    boolean empty = next(lines, 0) == lines.size();
    return empty || take(lines) ? Optional.of(new Media(sections)) : Optional.empty();
  }

  private boolean take(List<String> lines) {
    int from = next(lines, 0);
    lines.subList(0, from).forEach(this::session);
    boolean fits = from < lines.size() && (address == null || ADDRESS.test(address));
    while (fits && from < lines.size()) {
      int end = next(lines, from + 1);
      fits = sections.size() < most && section(lines.subList(from, end));
      from = end;
    }
    return fits;
  }

  /** Index of the first m= line from there on. */
  private static int next(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith("m=")) {
      at++;
    }
    return at;
  }

  private void session(String line) {
    if (line.startsWith("c=")) {
      address = line;
    } else if (OF_EACH_LINE.test(line) && PASSED.test(line)) {
      common.add(line);
    }
    direction = MediaDirection.of(line).orElse(direction);
  }

  private boolean section(List<String> lines) {
    MediaLine media = MediaLine.parse(lines.get(0)).orElse(null);
    List<String> own = lines.subList(1, lines.size());
    if (media == null || !own.stream().allMatch(PASSED)) {
      return false;
    }
    if (media.isOff()) {
      sections.add(MediaSection.off(media));
      return true;
    }
    String where = own.stream().filter(each -> each.startsWith("c=")).findFirst().orElse(address);
    if (where == null || !ADDRESS.test(where)) {
      return false;
    }
    sections.add(new MediaSection(media, direction(own, where), kept(own, where)));
    return true;
  }

  private MediaDirection direction(List<String> own, String where) {
    MediaDirection said =
        own.stream()
            .flatMap(each -> MediaDirection.of(each).stream())
            .findFirst()
            .orElse(direction);
    return NOWHERE.matcher(where).matches() ? said.and(MediaDirection.SENDONLY) : said;
  }

  private List<String> kept(List<String> own, String where) {
    List<String> kept = new ArrayList<>(List.of(where));
    own.stream()
        .filter(each -> !each.startsWith("c=") && MediaDirection.of(each).isEmpty())
        .forEach(kept::add);
    for (String each : common) {
      String name = each.split("[: ]", 2)[0];
      if (own.stream().noneMatch(line -> line.startsWith(name))) {
        kept.add(each);
      }
    }
    return List.copyOf(kept);
  }
}
