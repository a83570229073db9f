package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.policy.api.TerritoryCode;

import java.time.LocalDate;

/** Which territories there are, as the state lead has them. */
@FunctionalInterface
public interface KnownTerritories {
    boolean known(TerritoryCode territory, LocalDate on);
}
