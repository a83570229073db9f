package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.compliance.read.FindingQueries.Member;
import lv.atbilstiba.compliance.read.FindingQueries.RollUp;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a group of institutions stands: a sector, a municipality, the state.
 *
 * @param lead registration number of the ministry or municipality; null for the state
 * @param counts over all of the group
 * @param parts the institutions of a sector or municipality; for the state, the sectors and
 *     municipalities, and institutions under neither
 */
record RollUpAnswer(
        @Nullable String lead, Map<SubjectKind, Counts> counts, List<Part> parts, Known known) {
    record Part(String institution, InstitutionKind kind, Map<SubjectKind, Counts> counts) {}

    /** Those whom one institution leads, and itself. */
    static RollUpAnswer ledBy(
            InstitutionId lead,
            Map<InstitutionId, Member> members,
            Map<InstitutionId, RollUp> rollUps,
            Known known) {
        var parts = new ArrayList<Part>();
        var sums = new ArrayList<RollUp>();
        for (var member : members.values()) {
            if (!member.lead().equals(lead)) continue;
            var rollUp = rollUps.getOrDefault(member.institution(), new RollUp());
            sums.add(rollUp);
            parts.add(part(member, rollUp));
        }
        return new RollUpAnswer(
                lead.registrationNumber(), FindingQueries.sum(sums).counts(), parts, known);
    }

    static RollUpAnswer state(
            Map<InstitutionId, Member> members, Map<InstitutionId, RollUp> rollUps, Known known) {
        var byLead = new TreeMap<InstitutionId, Collection<RollUp>>();
        for (var member : members.values()) {
            var rollUp = rollUps.getOrDefault(member.institution(), new RollUp());
            byLead.computeIfAbsent(member.lead(), _ -> new ArrayList<>()).add(rollUp);
        }
        var parts = new ArrayList<Part>();
        byLead.forEach((lead, led) -> {
            var member = members.get(lead);
            if (member != null) parts.add(part(member, FindingQueries.sum(led)));
        });
        return new RollUpAnswer(null, FindingQueries.sum(rollUps.values()).counts(), parts, known);
    }

    private static Part part(Member member, RollUp rollUp) {
        return new Part(member.institution().registrationNumber(), member.kind(), rollUp.counts());
    }
}
