"""What may drift when the session is delivered, on the screen: the recovery card, the pressure test and its chip."""
