package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

import java.util.Set;

/** The chapters of the rulebook, in the order of docs/rules.md; each holds rules by their area. */
public enum Chapter implements Named {
    ROLES_AND_PEOPLE("Lomas un cilvēki", "Roles and people", "ROLE", "COMP"),
    SERVICE_IDENTITY("Pakalpojuma būtība", "Service identity", "SERV"),
    DESCRIPTION_AND_CATALOGUES("Apraksts un katalogi", "Description and catalogues", "DESC", "CAT"),
    ACCESSIBILITY("Piekļūstamība", "Accessibility", "ACC");

    private final String lv;
    private final String en;
    private final Set<String> areas;

    Chapter(String lv, String en, String... areas) {
        this.lv = lv;
        this.en = en;
        this.areas = Set.of(areas);
    }

    static Chapter of(RuleId rule) {
        var area = rule.code().substring(0, rule.code().indexOf('-'));
        for (var chapter : values()) if (chapter.areas.contains(area)) return chapter;
        throw new IllegalStateException(rule.code() + " stands in no chapter");
    }

    @Override
    public String lv() {
        return lv;
    }

    @Override
    public String en() {
        return en;
    }
}
