package io.dromedary.reload;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Why a file on disk is not what runs.
 *
 * @param line where, from 1; empty if no line is to blame
 * @param reason what is wrong, in plain words
 * @param since when this was first seen
 * @param meanwhile what runs instead, one sentence
 */
public record RouteProblem(OptionalInt line, String reason, Instant since, String meanwhile) {}
