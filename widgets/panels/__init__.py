"""What lies under the timeline: one tab each, made when it is first looked at."""

from widgets.panels.tabs import PanelTabs

__all__ = ["PanelTabs"]
