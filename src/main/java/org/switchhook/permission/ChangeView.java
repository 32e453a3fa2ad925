package org.switchhook.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param of {@code user} or {@code domain}
 * @param id of that user or domain
 * @param was null when the value was inherited before
 * @param became null when it is inherited from then on
 * @param byUser who changed it, as his tokens name him
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
    Instant changedAt,
    String of,
    String id,
    String permission,
    @Nullable Boolean was,
    @Nullable Boolean became,
    String byUser,
    String byDomain) {}
