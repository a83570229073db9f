package lv.atbilstiba.catalogue.read;

import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.policy.api.CatalogueCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class OfferTest {
    private static final CatalogueSite ONE = new CatalogueSite("https://www.example.lv");
    private static final CatalogueSite OTHER = new CatalogueSite("https://eps.example.lv");

    @Test
    void an_entry_finds_the_texts_of_a_version_that_was_corrected() {
        var facts =
                List.of(
                        Examples.fact(1, Examples.registered(), null),
                        Examples.fact(2, Examples.described(1, "20 EUR"), null),
                        Examples.fact(3, shown(ONE, 1), null),
                        Examples.fact(
                                4,
                                Examples.described(1, "Bez maksas"),
                                new Correction(2, "wrong")));

        assertThat(offer(facts).entry(entry(ONE)).orElseThrow())
                .extracting(Offer.Entry::text)
                .isEqualTo(4L);
    }

    /** Once a correction got the next number, and was corrected by the one after. */
    @Test
    void so_it_does_where_corrections_got_numbers_of_their_own() {
        var facts =
                List.of(
                        Examples.fact(1, Examples.registered(), null),
                        Examples.fact(2, Examples.described(1, "20 EUR"), null),
                        Examples.fact(3, shown(ONE, 1), null),
                        Examples.fact(
                                4, Examples.described(2, "10 EUR"), new Correction(2, "wrong")),
                        Examples.fact(5, shown(OTHER, 2), null),
                        Examples.fact(
                                6,
                                Examples.described(3, "Bez maksas"),
                                new Correction(4, "wrong")));

        assertThat(entries(facts))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.text()).isEqualTo(6L));
    }

    @Test
    void what_shows_no_registered_version_is_there_without_texts() {
        var facts =
                List.of(
                        Examples.fact(1, Examples.registered(), null),
                        Examples.fact(2, Examples.described(1, "20 EUR"), null),
                        Examples.fact(3, shown(ONE, null), null),
                        Examples.fact(4, shown(OTHER, 7), null));

        assertThat(entries(facts))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.text()).isNull());
    }

    @Test
    void one_site_no_longer_shows_it_and_the_other_does() {
        var facts =
                List.of(
                        Examples.fact(1, Examples.registered(), null),
                        Examples.fact(2, Examples.described(1, "20 EUR"), null),
                        Examples.fact(3, shown(ONE, 1), null),
                        Examples.fact(4, shown(OTHER, 1), null),
                        Examples.fact(
                                5,
                                new CatalogueEntryWithdrawn(
                                        SERVICE, CatalogueCode.INSTITUTION_WEBSITE, ONE, MARCH),
                                null));

        var shown = offer(facts).shown();
        assertThat(shown).containsOnlyKeys(entry(OTHER));
    }

    private static List<Offer.Entry> entries(List<Recorded<Object>> facts) {
        var offer = offer(facts);
        return offer.shown().keySet().stream().map(it -> offer.entry(it).orElseThrow()).toList();
    }

    private static Offer offer(List<Recorded<Object>> facts) {
        return Objects.requireNonNull(Offer.on(MARCH, facts));
    }

    private static CatalogueEntryId entry(CatalogueSite site) {
        return new CatalogueEntryId(CatalogueCode.INSTITUTION_WEBSITE, site);
    }

    private static CatalogueEntryPublished shown(CatalogueSite site, @Nullable Integer version) {
        return new CatalogueEntryPublished(
                SERVICE,
                CatalogueCode.INSTITUTION_WEBSITE,
                site,
                version,
                PublicationWay.AUTOMATED,
                MARCH);
    }
}
