package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.policy.api.CatalogueCode;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Map;

class ReasonTest {
    @Test
    void a_reason_speaks_latvian_and_english_in_the_words_of_the_policy() {
        var reason =
                Reason.of(
                        ReasonCode.SHOWS_OTHER_VERSION,
                        Map.of(
                                "catalogues",
                                EnumSet.of(
                                        CatalogueCode.LATVIJA_GOV_LV,
                                        CatalogueCode.INSTITUTION_WEBSITE),
                                "current",
                                2,
                                "due",
                                "2026-03-06"));
        assertThat(reason.values())
                .containsEntry("catalogues", "LATVIJA_GOV_LV,INSTITUTION_WEBSITE");
        assertThat(reason.lv())
                .isEqualTo(
                        "Versija 2 bija jārāda līdz 2026-03-06: Latvija.gov.lv, iestāžu oficiālajās"
                                + " tīmekļvietnēs");
        assertThat(reason.en()).contains("Version 2 was to be shown by 2026-03-06");
    }

    @Test
    void a_reason_carries_exactly_the_values_it_speaks_of() {
        assertThatThrownBy(() -> Reason.of(ReasonCode.NO_MANAGER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reason.of(ReasonCode.NO_NEED, "since", "2026-01-01"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void both_languages_speak_of_the_same_values() {
        for (var code : ReasonCode.values())
            for (var name : code.valueNames())
                assertThat(code.lv()).as(code.code()).contains("{" + name + "}");
    }

    @Test
    void a_code_is_found_again_by_its_text() {
        for (var code : ReasonCode.values()) assertThat(ReasonCode.of(code.code())).isEqualTo(code);
        assertThat(ReasonCode.NO_MANAGER.code()).isEqualTo("no-manager");
    }
}
