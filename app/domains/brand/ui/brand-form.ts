import { z } from 'zod';
import { updateBrandInput } from '../input';

const { name, tagline, colour, defaultLocale, timeZone, welcome, contactEmail, operator, postalAddress } = updateBrandInput.shape;

/** Names and colours as one form sends them: all of them, and an empty one is emptied. Pictures go beside. */
export const brandForm = z.strictObject({
  name: name.unwrap(),
  tagline: tagline.unwrap(),
  colour: colour.unwrap(),
  defaultLocale: defaultLocale.unwrap(),
  timeZone: timeZone.unwrap(),
  welcome: welcome.unwrap(),
  contactEmail: contactEmail.unwrap(),
  operator: operator.unwrap(),
  postalAddress: postalAddress.unwrap(),
});

/** What the set-up asks of that. */
export const firstBrandForm = brandForm.pick({ name: true, tagline: true, colour: true, defaultLocale: true });
