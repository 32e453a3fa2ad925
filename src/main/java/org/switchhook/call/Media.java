package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The media descriptions of an offer or an answer, on their way from one phone to another. What the
 * whole session says of address and direction is said of each line here; formats, ports and all
 * attributes of a line are as the phone wrote them.
 */
public final class Media {
  /** Without a line. */
  public static final Media NONE = new Media(List.of());

  static final int MAX_SECTIONS = 16;

  private final List<MediaSection> sections;

  Media(List<MediaSection> sections) {
    this.sections = List.copyOf(sections);
  }

  /** Empty when the text is no session description (RFC 8866) that can be passed on. */
  public static Optional<Media> read(String sdp) {
    return new MediaReader().read(sdp);
  }

  /** What a description of ours says. */
  static Media of(Description ours) {
    return new MediaReader()
        .readOwn(ours.text())
        .orElseThrow(() -> new IllegalStateException("our own description has no form"));
  }

  /** False when a peer might not read it: each of us takes no more than that. */
  boolean isPassable() {
    return sections.size() <= MAX_SECTIONS;
  }

  List<MediaSection> sections() {
    return sections;
  }

  /** The same lines with no more than that direction. */
  public Media limited(MediaDirection most) {
    return new Media(sections.stream().map(each -> each.limited(most)).toList());
  }

  /** False when every audio line is switched off: nobody can be heard. */
  public boolean hasAudio() {
    return sections.stream()
        .anyMatch(each -> each.line().media().equals("audio") && !each.line().isOff());
  }

  /** False when the phone wants to hear nothing: it holds the other one. */
  public boolean hears() {
    return sections.stream().anyMatch(each -> !each.line().isOff() && each.direction().receives());
  }

  /** The same lines with nobody there. */
  public Media waiting() {
    return new Media(sections.stream().map(MediaSection::waiting).toList());
  }

  /**
   * As an answer to an offer that says the same again: only with formats that it has, and no wider
   * than its direction (RFC 3264 6.1).
   */
  Media within(Media offer) {
    List<MediaSection> common = new ArrayList<>();
    for (int i = 0; i < sections.size() && i < offer.sections.size(); i++) {
      MediaSection asked = offer.sections.get(i);
      MediaSection again = sections.get(i).within(asked.line().formats());
      common.add(again.limited(asked.direction().reversed()));
    }
    return new Media(common);
  }

  /** As an answer to an offer: exactly its lines, in its order (RFC 3264 6). */
  Media answering(Media offer) {
    List<MediaSection> exact = new ArrayList<>();
    for (int i = 0; i < offer.sections.size(); i++) {
      MediaLine line = offer.sections.get(i).line();
      MediaSection own = i < sections.size() ? sections.get(i) : null;
      boolean fits = own != null && own.isSameKind(line) && !line.isOff();
      exact.add(own != null && fits ? own : MediaSection.off(line));
    }
    return new Media(exact);
  }

  /** The text from the first m= line on. */
  public String text() {
    return sections.stream().map(MediaSection::text).collect(Collectors.joining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Media media && sections.equals(media.sections);
  }

  @Override
  public int hashCode() {
    return sections.hashCode();
  }

  @Override
  public String toString() {
    return sections.stream()
        .map(each -> each.line().media() + " " + each.direction().line())
        .collect(Collectors.joining(", "));
  }
}
