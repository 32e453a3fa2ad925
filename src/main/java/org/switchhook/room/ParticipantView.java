package org.switchhook.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A participant as REST shows it; {@code Participant} in {@code openapi.yaml}.
 *
 * @param userid empty, and then left out, for a phone
 * @param flags null, and then left out, for a person
 */
record ParticipantView(
    String sessionid,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String userid,
    Map<String, Object> user,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer flags) {

  /** All of them under {@code items}, as in every list. */
  record All(List<ParticipantView> items) {}

  static ParticipantView of(Participant who) {
    Integer flags = who.isPhone() ? Integer.valueOf(who.flags()) : null;
    return new ParticipantView(who.sessionId(), who.userId(), who.user(), flags);
  }

  static ParticipantView of(RoomSnapshot seen, String session) {
    return seen.participants().stream()
        .filter(who -> who.sessionId().equals(session))
        .map(ParticipantView::of)
        .findFirst()
        .orElseThrow(RoomProblem::participantUnknown);
  }

  static All list(RoomSnapshot seen) {
    return new All(seen.participants().stream().map(ParticipantView::of).toList());
  }
}
