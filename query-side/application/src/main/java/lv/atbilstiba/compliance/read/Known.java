package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.AsOf;

import java.time.Instant;

/**
 * What an answer rests on.
 *
 * @param position the last position that the view had come to
 * @param logTime the register's time there
 * @param asOf the point of history that the answer speaks of
 * @param policyVersion the position of the last change of the policy's parameters that counts; 0 if
 *     they are as they were at first
 */
record Known(long position, Instant logTime, AsOf asOf, long policyVersion) {}
