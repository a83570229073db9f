package lv.atbilstiba.service.api.event;

import lv.atbilstiba.service.api.ServiceId;

/** What happened to a service itself. */
public sealed interface ServiceEvent
        permits ServiceRegistered,
                ServiceChanged,
                LifecycleStageEntered,
                ServiceManagerAppointed,
                ServiceManagerReleased,
                ProviderEngaged,
                ProviderReleased,
                ServiceAnnulled,
                DescriptionRegistered,
                DescriptionReviewed,
                DescriptionWithdrawn {
    ServiceId service();
}
