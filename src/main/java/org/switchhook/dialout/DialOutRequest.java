package org.switchhook.dialout;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call into a room and how; {@code NewDialOut} in {@code openapi.yaml}. Unchecked.
 *
 * @param ringTimeout in seconds
 * @param maxDuration in seconds
 */
record DialOutRequest(
    @Nullable String number,
    @Nullable String region,
    @Nullable JsonNode options,
    @Nullable Integer ringTimeout,
    @Nullable Integer maxDuration,
    @Nullable String displayName) {}
