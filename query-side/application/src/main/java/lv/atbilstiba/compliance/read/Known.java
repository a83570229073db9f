package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What an answer rests on.
 *
 * @param position the last position that the view had come to
 * @param logTime the register's time there
 * @param asOf the point of history that the answer speaks of
 * @param policyVersion the position of the last change of the policy's parameters that counts; 0 if
 *     they are as they were at first
 * @param stale whom the answer may tell too little of, among all whom the view knows: an event of
 *     theirs cannot be read, and later ones wait with it; null if nobody
 */
record Known(
        long position,
        Instant logTime,
        AsOf asOf,
        long policyVersion,
        @Nullable List<String> stale) {}
