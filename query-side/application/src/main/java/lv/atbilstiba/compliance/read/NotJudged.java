package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.rules.FactsThen;

import java.time.LocalDate;

/**
 * Why nothing is said of an instant: the register had not opened, and nobody had to do anything by
 * it.
 *
 * @param facts what is known to have been so then
 */
record NotJudged(LocalDate registerOpenedOn, String lv, String en, FactsThen facts) {
    static NotJudged before(LocalDate registerOpenedOn, FactsThen facts) {
        return new NotJudged(
                registerOpenedOn,
                "Nav vērtēts: reģistrs atvērts " + registerOpenedOn + ".",
                "Not judged: the register opened on " + registerOpenedOn + ".",
                facts);
    }
}
