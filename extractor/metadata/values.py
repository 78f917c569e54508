"""The values of fields. They stand in the model, because writers print and read them too."""

from extractor.model.values import LeadImage, Moment, Paywall, Value, from_plain, to_plain

__all__ = ["LeadImage", "Moment", "Paywall", "Value", "from_plain", "to_plain"]
