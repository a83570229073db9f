package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.platform.claim.Claims;

import java.time.Clock;

/** What the workers of one engine share. */
record EngineParts(
        Connections connections,
        Catalogue catalogue,
        FactLog log,
        SharedReader reader,
        FirstFills firstFills,
        ProjectionProperties properties,
        Clock clock,
        MeterRegistry meters,
        Claims claims,
        Standings standings) {
    Fill fill(Fill.Aim aim) {
        return new Fill(log, reader, catalogue, properties, aim);
    }
}
