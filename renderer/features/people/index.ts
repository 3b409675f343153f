export { OrganizationPage } from './OrganizationPage.tsx'
export { PeopleView } from './PeopleView.tsx'
export { PersonPage } from './PersonPage.tsx'
