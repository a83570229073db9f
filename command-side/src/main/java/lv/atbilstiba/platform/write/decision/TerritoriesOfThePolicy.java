package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.Territories;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.TerritorySet;

import org.springframework.stereotype.Component;

import java.time.LocalDate;

/** Read from the policy's own history when somebody names a territory, which is seldom. */
@Component
final class TerritoriesOfThePolicy implements KnownTerritories {
    private final Histories histories;

    TerritoriesOfThePolicy(Histories histories) {
        this.histories = histories;
    }

    @Override
    public boolean known(TerritoryCode territory, LocalDate on) {
        var territories = Territories.NONE;
        for (var message : histories.standing(PolicyId.STATE))
            if (message.getPayload() instanceof TerritorySet set)
                territories =
                        territories.with(Place.of(message.getMetaData()).position(), null, set);
        return territories.on(on, territory).isPresent();
    }
}
